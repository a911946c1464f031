using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>Gives every load test the trait <c>Category=Load</c>, also those that xUnit itself turns into an error or a skip.</summary>
internal sealed class LoadTraitDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new(LoadTestCategory.Trait, LoadTestCategory.Value)];
}
