extension StaffShare {
    /// Whether a service counts as 点客 for the one who does it (rule 46): the customer asked for them, or asked for nobody
    /// and was brought along by one of their regulars.
    package static func isAskedFor(_ staff: OperatorID, asked: OperatorID?, broughtByRegularOf: OperatorID?) -> Bool {
        (asked ?? broughtByRegularOf) == staff
    }
}
