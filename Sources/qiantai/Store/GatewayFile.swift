import Devices
import Foundation

/// Where the store's gateway is and what secret it shares with it: two lines, for this account's eyes only.
struct GatewayFile {
    let path: String

    /// The gateway; nil if none is set.
    /// - Throws: `Trouble` for a file that others can read or nobody can use.
    func gateway() throws(Trouble) -> HTTPGateway? {
        guard let (address, key) = try read() else { return nil }
        return HTTPGateway(CurlExchange(address), key: key, now: { Clock.now })
    }

    /// Where it is; nil if none is set.
    /// - Throws: `Trouble`.
    func address() throws(Trouble) -> GatewayAddress? { try read()?.0 }

    private func read() throws(Trouble) -> (GatewayAddress, GatewayKey)? {
        var about = stat()
        guard stat(path, &about) == 0 else {
            guard errno == ENOENT else { throw Trouble(.permission, "读不了收款网关的设置 \(path)。请检查权限。") }
            return nil
        }
        guard about.st_mode & 0o077 == 0, about.st_uid == geteuid() else {
            throw Trouble(.permission, "收款网关的密钥 \(path) 别人也能看。请运行 chmod 600,或重新运行 qiantai gateway set。")
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Trouble(.permission, "读不了收款网关的设置 \(path)。请检查权限。")
        }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == 2, let address = GatewayAddress(lines[0]), let key = GatewayKey(base64: lines[1]) else {
            throw Trouble(.data, "收款网关的设置 \(path) 已损坏。请重新运行 qiantai gateway set。")
        }
        return (address, key)
    }

    /// Sets it, whole or not at all.
    /// - Throws: `Trouble`.
    func write(_ address: GatewayAddress, keyBase64: String) throws(Trouble) {
        // The program's umask makes it 0600 from its first moment on.
        do {
            try Data("\(address)\n\(keyBase64)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch { throw Trouble(.cannotCreate, "写不了 \(path)。请检查权限和磁盘。") }
    }

    /// Forgets it; false if none was set.
    func remove() -> Bool { unlink(path) == 0 }
}
