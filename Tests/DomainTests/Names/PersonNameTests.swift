import Testing

@testable import Domain

@Suite("A person's name")
struct PersonNameTests {
    @Test(
        "is shown to others by its surname",
        arguments: [
            ("张三", "张*"), ("张三丰", "张**"), ("欧阳锋", "欧阳*"), ("欧阳修文", "欧阳**"), ("欧阳", "欧*"), ("司马相如", "司马**"),
            ("王", "*"), ("John Smith", "J*** S****"), ("Bo", "B*"), ("A B", "A* B*"), ("", ""),
        ])
    func masked(name: String, expected: String) {
        #expect(PersonName(name).masked == expected)
    }

    @Test("has a surname and a given name")
    func parts() {
        #expect(PersonName("诸葛亮").surname == "诸葛")
        #expect(PersonName("诸葛亮").given == "亮")
        #expect(PersonName("诸葛").surname == "诸")
        #expect(PersonName("Ann Lee Wu").surname == "Ann")
        #expect(PersonName("Ann Lee Wu").given == "Lee Wu")
    }
}
