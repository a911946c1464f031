using System.Globalization;
using PerfTest.Adapting;
using Xunit.Abstractions;

namespace PerfTest.Adapters;

/// <summary>The test's output helper with an end.</summary>
internal sealed class CappedOutput(ITestOutputHelper inner) : ITestOutputHelper
{
    private readonly OutputCap _cap = new(inner.WriteLine, inner.WriteLine);

    /// <summary>The same constructor arguments, with the output helper among them wrapped.</summary>
    public static object[] In(object[] constructorArguments) =>
        [.. constructorArguments.Select(argument => argument is ITestOutputHelper helper ? new CappedOutput(helper) : argument)];

    public void WriteLine(string message) => _cap.Write(message);

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.CurrentCulture, format, args));
}
