namespace PerfTest.Adapting;

/// <summary>Names an assembly's part in load tests. What carries it is found without a line of the user's, if it lies beside this assembly: see <see cref="FoundExtensions"/>.</summary>
/// <param name="extension">An <see cref="IRunExtension"/> with a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class RunExtensionAttribute(Type extension) : Attribute
{
    public Type Extension { get; } = extension;
}
