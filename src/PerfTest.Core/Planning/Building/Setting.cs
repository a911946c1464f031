namespace PerfTest.Planning;

/// <summary>One setting that a layer wrote.</summary>
/// <param name="Name">As a user writes it: <c>Vus</c>, <c>Duration</c>.</param>
/// <param name="Text">The value as written, or in canonical form where an override has changed it.</param>
/// <param name="Origin">The layer for reports: <c>[LoadTest]</c>, <c>PERFTEST_VUS</c>.</param>
/// <param name="Label">The setting in messages: <c>[LoadTest] Vus</c>, <c>PERFTEST_VUS</c>.</param>
internal abstract record Setting(string Name, string Text, string Origin, string Label)
{
    /// <summary>False where the value is wrong and the mistake has been reported: it is only known that something was written.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary><c>[LoadTest] Vus = 0</c></summary>
    public sealed override string ToString() => $"{Label} = {Text}";
}

/// <summary>One setting with its value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Name">As a user writes it.</param>
/// <param name="Value">Meaningless where the setting is not valid.</param>
/// <param name="Text">The value as written.</param>
/// <param name="Origin">The layer for reports.</param>
/// <param name="Label">The setting in messages.</param>
internal sealed record Setting<T>(string Name, T Value, string Text, string Origin, string Label) : Setting(Name, Text, Origin, Label);
