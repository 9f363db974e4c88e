import Glibc

/// How a program ended, and what it said on both its outputs.
struct Ended: Equatable {
    /// Its exit code; 128 and the signal's number if one ended it.
    let status: Int32
    /// What it said, up to some kilobytes.
    let said: String
}

/// A program of the system that does one thing for us and ends.
///
/// Not Foundation's `Process`: waiting for its end runs the thread's run loop, which a clock that is set meanwhile upsets.
struct HelperProgram {
    /// Why it did not run to its end.
    enum Failure: Error, Equatable {
        /// There is no such program.
        case missing
        /// It said nothing and did not end in time; it has been ended.
        case tooSlow
        /// The system did not start it; its `errno`.
        case system(Int32)
    }

    /// The program's file.
    let path: String
    /// How long it may say nothing, in milliseconds.
    let patience: Int32

    /// Runs it in the plain language and hears its end.
    func run(_ arguments: [String], input: [UInt8]) throws(Failure) -> Ended {
        let source = try pair()
        defer { close(source.ours) }
        let said = try pair()
        defer { close(said.ours) }
        let started = start(arguments, source.its, said.its)
        close(source.its)
        close(said.its)
        let child = try started.get()
        // It may end without having read everything; why, it says.
        let writer = PatientWriter(file: source.ours, name: path, patience: patience, isSocket: true)
        try? writer.write(input)
        shutdown(source.ours, Int32(SHUT_WR))
        let words = listen(said.ours)
        if words == nil { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        guard let words else { throw .tooSlow }
        let signal = status & 0x7F
        return Ended(status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, said: words)
    }

    /// Two ends of one connection: sockets, for a pipe whose reader has gone would end this program by a signal.
    private func pair() throws(Failure) -> (ours: Int32, its: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system(errno) }
        // Ours alone: the program reads and writes its own end as it would a pipe.
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    private func start(_ arguments: [String], _ input: Int32, _ output: Int32) -> Result<pid_t, Failure> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        let (words, variables) = (Self.cStrings([path] + arguments), Self.cStrings(["LC_ALL=C", "PATH=/usr/bin:/bin"]))
        defer { for text in words + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, nil, words, variables)
        guard code == 0 else { return .failure(code == ENOENT || code == EACCES ? .missing : .system(code)) }
        return .success(child)
    }

    private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var copies: [UnsafeMutablePointer<CChar>?] = []
        for text in texts { copies.append(strdup(text)) }
        return copies + [nil]
    }

    /// What it says until its end; nil if it says nothing for too long.
    private func listen(_ output: Int32) -> String? {
        var said: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            guard Waiting.wait(for: output, POLLIN, milliseconds: patience) != nil else { return nil }
            let count = read(output, &piece, piece.count)
            guard count > 0 else { return String(decoding: said, as: UTF8.self) }
            if said.count < 16_384 { said += piece[..<count] }
        }
    }
}
