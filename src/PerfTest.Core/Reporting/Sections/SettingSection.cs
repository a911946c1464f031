namespace PerfTest.Reporting;

/// <summary>The settings that somebody wrote, and where.</summary>
internal static class SettingSection
{
    public static IEnumerable<string> Lines(LoadResult result)
    {
        var written = result.Settings.Where(setting => setting.Origin != "default").ToList();
        if (written.Count == 0)
        {
            return [];
        }

        var table = new TextTable(TextTable.Column.Left(), TextTable.Column.Left(60), TextTable.Column.Left(), TextTable.Column.Left());
        foreach (var setting in written)
        {
            table.Add(setting.Name, Ellipsis.OneLine(setting.Value), setting.Origin, result.Scenarios.Count > 1 ? setting.Scenario ?? "" : "");
        }

        return ["SETTINGS", .. table.Lines()];
    }
}
