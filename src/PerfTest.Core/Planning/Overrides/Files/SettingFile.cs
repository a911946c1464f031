using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>A <c>perftest.json</c>, read and checked as far as it can be without the tests that it is for.</summary>
internal sealed record SettingFile
{
    /// <summary>There is no file.</summary>
    public static SettingFile None { get; } = new();

    /// <summary>The top level and the entries of <c>tests</c> (with the name or pattern in front), in the order of the file.</summary>
    public ImmutableArray<(string Pattern, SettingFileSection Section)> Sections { get; init; } = [];

    /// <summary>The target of clients that leave it open, as written, or null.</summary>
    public RunSetting? BaseUrl { get; init; }

    /// <summary>The same as an address; null where it is none.</summary>
    public Uri? BaseAddress => Uri.TryCreate(BaseUrl?.Text, UriKind.Absolute, out Uri? address) ? address : null;

    /// <summary>Hosts beside this machine that may get load.</summary>
    public ImmutableArray<HostPattern> AllowedHosts { get; init; } = [];

    /// <summary>Whether virtual users share their connections, where the client's own options do not say; null where the file does not either.</summary>
    public bool? SharesConnections { get; init; }

    /// <summary>Settings of the file that belong to no single test, for reports.</summary>
    public ImmutableArray<SettingOrigin> Origins { get; init; } = [];

    /// <summary>Everything that is wrong with the file: no load test can be planned.</summary>
    public ImmutableArray<string> Mistakes { get; init; } = [];

    /// <summary>What is for the test of these names, lowest to highest: the top level, then every entry of <c>tests</c> that fits, in the order of the file.</summary>
    public ImmutableArray<SettingFileSection> For(IReadOnlyCollection<string> names) =>
        [.. Sections.Where(entry => names.Any(name => NamePattern.Matches(entry.Pattern, name))).Select(entry => entry.Section)];
}
