namespace PerfTest.Running;

/// <summary>What one iteration runs.</summary>
/// <param name="Exec">The method's name.</param>
/// <param name="Invoke">Starts one iteration.</param>
/// <param name="IsBlocking">True where it returns nothing awaitable: each virtual user then needs a thread of its own.</param>
internal sealed record LoadBody(string Exec, Func<VirtualUser, ValueTask> Invoke, bool IsBlocking);
