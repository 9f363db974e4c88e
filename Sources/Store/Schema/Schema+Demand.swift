extension Schema {
    /// What is booked of each service, day by day, is counted out of the index alone.
    static let demand = [
        "CREATE INDEX appointment_service ON appointment (day, service) WHERE active = 1"
    ]
}
