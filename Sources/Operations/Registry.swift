import Domain

/// Every command there is, by its name on the wire: what a batch, a socket or a test of the rights matrix walks.
package enum Registry {
    /// All commands, in the order a day at the counter meets them.
    package static let commands: [any Command.Type] = [
        SignIn.self, SignOut.self, Approve.self, RegisterMember.self, EditMember.self, ChangeMemberStatus.self,
        SetMemberPIN.self, ProveMember.self, ShowMemberCode.self, RevealPhone.self, RevealContact.self, CheckIn.self,
        MoveVisit.self,
        HoldSession.self, ReleaseHold.self, DeductStoredValue.self, UndoDeduction.self, TopUp.self, UndoTopUp.self,
        Book.self, MoveAppointment.self, SwapStaff.self, ConfirmBooking.self, CancelBooking.self, MarkNoShow.self,
        ReinstateBooking.self, JoinWaitingList.self, LeaveWaitingList.self, EnterAbsence.self, RevokeAbsence.self,
        SetDayHours.self, TakeDeposit.self, SettleDeposit.self,
        OpenShift.self, MoveCash.self, CountTill.self, CloseShift.self, ClosePayPeriod.self,
        PayOrder.self, BeginPayment.self, SettlePayment.self, ReturnPayment.self, SettleReturn.self, PayOutReturn.self,
        RefundSale.self, RefundPrepaid.self, PayDebt.self, UndoDebtPayment.self, ParkCart.self, DropParkedCart.self,
        SellPackage.self, UndoPackageSale.self,
        GrantCoupon.self, UndoCouponGrant.self, Verify.self,
        UndoVerification.self, ReceiveStock.self, CountStock.self, WriteOffStock.self, AddGood.self, EditGood.self,
        SetSupply.self, ImportCodes.self, RevealCode.self, ReportCode.self, ClearCode.self, ReplaceCode.self,
        SendDelivery.self, HandOver.self, UndoDelivery.self, RevealRecipient.self,
        ChangeRecipient.self, EraseContacts.self, LapseLots.self,
        ChangeSetting.self, SetCampaign.self, StopCampaign.self, SetCommission.self, SetPrice.self, SetCouponKind.self,
        ReopenAccount.self, SetInterestRates.self, QueuePrint.self, DropPrint.self, SetComfort.self,
        EndGuide.self, SetLiking.self,
    ]

    /// Why a line of the wire cannot be performed.
    package enum Fault: Error, Equatable {
        /// No command has that name.
        case unknown(String)
        /// The content does not fit the command.
        case content
    }

    /// The command with a name.
    package static func command(named name: String) -> (any Command.Type)? {
        commands.first { $0.name == name }
    }

    /// Performs a command that came as text, and tells its outcome as text: `{"done":…}`, `{"refused":…}`,
    /// `{"denied":…}` or `{"failed":…}`.
    /// - Throws: `Fault`.
    package static func perform(
        _ name: String, content: String, key: RequestKey, session: SessionToken?, on operations: some Operations
    ) async throws -> String {
        guard let type = command(named: name) else { throw Fault.unknown(name) }
        return try await run(type, content, key, session, operations)
    }

    /// What became of a key, as text; nil if the store never saw it.
    /// - Throws: `Fault`.
    package static func lookup(
        _ name: String, key: RequestKey, session: SessionToken?, on operations: some Operations
    ) async throws -> String? {
        guard let type = command(named: name) else { throw Fault.unknown(name) }
        return try await find(type, key, session, operations)
    }

    private static func run<C: Command>(
        _ type: C.Type, _ content: String, _ key: RequestKey, _ session: SessionToken?, _ operations: some Operations
    ) async throws -> String {
        let command: C
        do { command = try CanonicalJSON.value(C.self, content) } catch { throw Fault.content }
        return try CanonicalJSON.text(WireOutcome(await operations.perform(command, key: key, session: session)))
    }

    private static func find<C: Command>(
        _ type: C.Type, _ key: RequestKey, _ session: SessionToken?, _ operations: some Operations
    ) async throws -> String? {
        guard let outcome = await operations.lookup(type, key: key, session: session) else { return nil }
        return try CanonicalJSON.text(WireOutcome(outcome))
    }
}

/// An outcome on the wire.
private struct WireOutcome<C: Command>: Encodable {
    let done: C.Answer?
    let refused: C.Refusal?
    let denied: Denial?
    let failed: EngineFailure?

    init(_ outcome: Outcome<C>) {
        var parts: (C.Answer?, C.Refusal?, Denial?, EngineFailure?) = (nil, nil, nil, nil)
        switch outcome {
        case .done(let answer): parts.0 = answer
        case .refused(let refusal): parts.1 = refusal
        case .denied(let denial): parts.2 = denial
        case .failed(let failure): parts.3 = failure
        }
        (done, refused, denied, failed) = parts
    }
}
