using PerfTest.Adapting;
using PerfTest.Core.Tests.Adapting.Extensions;
using PerfTest.Planning;

[assembly: RunExtension(typeof(FakeExtension))]

namespace PerfTest.Core.Tests.Adapting.Extensions;

/// <summary>Takes part in those load tests of this assembly whose flow has set <see cref="Joining"/>.</summary>
internal sealed class FakeExtension : IRunExtension
{
    public const string Variable = "PERFTEST_ONLY_FOR_THE_FAKE";

    public static AsyncLocal<Func<PerfTestEnvironment, ICollection<string>, IRunCompanion?>?> Joining { get; } = new();

    public string Name => "The fake";

    public IReadOnlyList<string> Variables => [Variable];

    public IRunCompanion? Join(PerfTestEnvironment environment, ICollection<string> mistakes) => Joining.Value?.Invoke(environment, mistakes);
}
