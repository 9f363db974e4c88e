import Dispatch

/// Runs tasks one after the other on a thread that may wait for the disk, so that their reads and writes need no change
/// of thread.
///
/// A change of thread and back costs about a seventh of a deduction's transaction on two cores. The queue is a serial
/// one for one more reason: threads of the common pool are watched by a timer that wakes an idle program every second.
package final class InPlace: TaskExecutor {
    private let queue = DispatchQueue(label: "books in place")

    /// A thread of its own, while there is something to do.
    package init() {}

    /// Runs a job when those before it have ended or wait.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Whether the task asking was started to run here.
    var isCurrent: Bool {
        withUnsafeCurrentTask { task in task?.unownedTaskExecutor == asUnownedTaskExecutor() }
    }
}
