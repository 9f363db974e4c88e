/// Why a text from a person is not accepted.
package enum TextFault: Error, Sendable, Equatable, Codable { case empty, tooLong(max: Int), forbidden(scalar: UInt32) }
/// Why a phone number is not accepted.
package enum PhoneFault: Error, Sendable, Equatable, Codable { case wrongLength(count: Int), wrongPrefix, notDigits }
/// Why a PIN is not accepted.
package enum PINFault: Error, Sendable, Equatable, Codable { case notSixDigits, tooEasy }
/// Why a member code is not accepted.
package enum MemberCodeFault: Error, Sendable, Equatable, Codable {
    case damaged, expired, notYetValid, replayed, forged
}
/// Whose payment code it is.
package enum PayCodeKind: String, Sendable, Equatable, Codable { case wechat, alipay, unionPay }
