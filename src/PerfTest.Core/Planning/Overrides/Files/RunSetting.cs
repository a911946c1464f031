namespace PerfTest.Planning;

/// <summary>What a file says in place of an environment variable.</summary>
/// <param name="Variable">The variable that wins over it: <c>PERFTEST_COOLDOWN</c>.</param>
/// <param name="Text">The value as the variable would have it.</param>
/// <param name="Origin">The layer for reports: <c>perftest.json</c>.</param>
/// <param name="Label">The setting in messages: <c>perftest.json(3,15) cooldown</c>.</param>
internal sealed record RunSetting(string Variable, string Text, string Origin, string Label);
