using System.Security.Cryptography;
using System.Text;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>
/// The collection that load tests are moved to, so that they run when the tests that may run in parallel have ended, one collection after another. It keeps the
/// fixtures of the collection it stands for; they are created a second time for the class's ordinary tests.
/// </summary>
internal sealed class ExclusiveCollection : TestCollection
{
    [Obsolete("Called by the de-serializer.")]
    public ExclusiveCollection()
    {
    }

    private ExclusiveCollection(ITestCollection original)
        : base(
            original.TestAssembly,
            ExclusiveDefinition.Of(original.CollectionDefinition),
            $"Load tests of {original.DisplayName}",
            FixedId(original.DisplayName))
    {
    }

    /// <summary>The same method in a collection that runs alone.</summary>
    public static ITestMethod Rehome(ITestMethod method)
    {
        var collection = method.TestClass.TestCollection;
        return ExclusiveDefinition.RunsAlone(collection.CollectionDefinition)
            ? method
            : new TestMethod(new TestClass(new ExclusiveCollection(collection), method.TestClass.Class), method.Method);
    }

    public override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        CollectionDefinition = ExclusiveDefinition.Of(CollectionDefinition);
    }

    /// <summary>xUnit groups tests by this id, and each method is discovered on its own: the same collection must give the same id.</summary>
    private static Guid FixedId(string collection) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"PerfTest {collection}")).AsSpan(0, 16));
}
