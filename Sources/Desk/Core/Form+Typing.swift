import Widgets

extension Form {
    /// The text field with the cursor; nil on a choice or a toggle. Setting it keeps its place.
    var typing: TextField? {
        get {
            if case .text(let field)? = self[focused] { return field }
            return nil
        }
        set {
            if let newValue, typing != nil { self[focused] = .text(newValue) }
        }
    }
}
