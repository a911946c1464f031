namespace PerfTest.Judging;

/// <summary>Of several machines that made the run together, some have not reported what they did: their part of the load is missing, however well the others did.</summary>
internal sealed class MissingLoad : IHealthRule
{
    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Record.MissingShare > 0)
        {
            var what = context.Record.Missing is { } missing ? $" {missing}" : "";
            yield return new(HealthSeverity.NotDelivered, "missing-load", "not delivered", $"{Figures.Percent(context.Record.MissingShare, 1)} of the load is missing in this result.{what}");
        }
    }
}
