namespace PerfTest.Reporting;

/// <summary>The slowest requests of each endpoint.</summary>
internal static class HtmlSlowest
{
    public static Markup Body(HtmlView view) => Markup.Empty;
}
