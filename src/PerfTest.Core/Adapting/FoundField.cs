namespace PerfTest.Adapting;

/// <summary>What a field of a load test holds.</summary>
/// <typeparam name="T">What was looked for.</typeparam>
/// <param name="Name">The field's name; of a property that keeps itself, or a captured parameter, its name.</param>
/// <param name="Value">It.</param>
/// <param name="IsUsed">The load test itself uses it, as far as that can be seen; else perhaps only another one of the same class.</param>
internal sealed record FoundField<T>(string Name, T Value, bool IsUsed)
    where T : class;
