namespace Soundcore.Backend.Analytics;

/// <summary>What the dashboard shows. Its parts are added up anew for each request, as from a database.</summary>
public sealed class AnalyticsFigures
{
    private const int Days = 365;

    private readonly int[] _visits = [.. Enumerable.Range(0, Days).Select(day => 1_000 + day * 37 % 500)];
    private readonly int[] _searches = [.. Enumerable.Range(0, Days).Select(day => 200 + day * 53 % 300)];
    private readonly int[] _texts = [.. Enumerable.Range(0, Days).Select(day => 20 + day * 11 % 40)];

    public AnalyticsFigure Overview => Sum("visits", _visits);

    public AnalyticsFigure Content => Sum("texts", _texts);

    public AnalyticsFigure Search => Sum("searches", _searches);

    private static AnalyticsFigure Sum(string name, int[] days) => new(name, days.Sum(day => (long)day), days.Max(), [.. days.TakeLast(30)]);
}
