using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>A method that iterations run, compiled.</summary>
/// <param name="Method">The user's method.</param>
/// <param name="Invoke">Calls it.</param>
/// <param name="IsBlocking">True where it returns nothing awaitable: each virtual user then needs a thread of its own.</param>
internal sealed record BoundBody(MethodInfo Method, IterationBody Invoke, bool IsBlocking);
