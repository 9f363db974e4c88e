import Devices
import Testing

@Suite("A printer written as one text")
struct PrinterTextTests {
    @Test(
        "Each kind of printer",
        arguments: [
            ("/dev/usb/lp0", .device(path: "/dev/usb/lp0")), ("./lp", .device(path: "./lp")),
            ("tcp:192.168.1.50", .network(host: "192.168.1.50", port: 9100)),
            ("tcp:kasse-2.local:9101", .network(host: "kasse-2.local", port: 9101)),
            ("tcp:[fe80::1%eth0]", .network(host: "fe80::1%eth0", port: 9100)),
            ("tcp:[::1]:65535", .network(host: "::1", port: 65535)),
            ("cups:前台_80mm", .queue("前台_80mm")), ("file:receipts.txt", .textFile(path: "receipts.txt")),
        ] as [(String, ReceiptPrinter.Sink)])
    func read(text: String, sink: ReceiptPrinter.Sink) throws {
        #expect(try ReceiptPrinter.Sink(text) == sink)
    }

    @Test(
        "What names no printer is refused, and says why",
        arguments: [
            ("", .empty), ("lp0", .unknownKind("lp0")), ("http://1.2.3.4", .unknownKind("http://1.2.3.4")),
            ("tcp:", .badHost("")), ("tcp::9100", .badHost("")), ("tcp:a b", .badHost("a b")),
            ("tcp:-h", .badHost("-h")), ("tcp:[::1", .badHost("[::1")), ("tcp:[host]", .badHost("[host]")),
            ("tcp:::1", .badHost("")), ("tcp:host:", .badPort("")), ("tcp:host:0", .badPort("0")),
            ("tcp:host:65536", .badPort("65536")), ("tcp:host:91x", .badPort("91x")),
            ("tcp:host:+91", .badPort("+91")), ("tcp:[::1]9100", .badPort("100")), ("cups:", .badQueue("")),
            ("cups:-o raw", .badQueue("-o raw")), ("cups:a/b", .badQueue("a/b")), ("file:", .noPath),
        ] as [(String, PrinterTextFault)])
    func refused(text: String, fault: PrinterTextFault) {
        #expect(throws: fault) { try ReceiptPrinter.Sink(text) }
    }
}
