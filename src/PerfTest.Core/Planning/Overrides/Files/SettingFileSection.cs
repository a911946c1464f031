using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>What <c>perftest.json</c> says for some tests: its top level for all, each entry of <c>tests</c> for those that it names.</summary>
/// <param name="Layer">Execution settings, limits and tags.</param>
/// <param name="RunSettings">Everything else, in place of environment variables.</param>
internal sealed record SettingFileSection(SettingLayer Layer, ImmutableArray<RunSetting> RunSettings);
