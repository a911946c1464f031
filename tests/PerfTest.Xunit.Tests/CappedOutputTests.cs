using Xunit.Abstractions;

namespace PerfTest.Adapters.Tests;

public sealed class CappedOutputTests
{
    [Fact]
    public void What_fits_is_written_and_the_end_is_said_once()
    {
        var lines = new Lines();
        var output = new CappedOutput(lines);
        var kibibyte = new string('x', 1023);

        for (var i = 0; i < 200; i++)
        {
            output.WriteLine(kibibyte);
        }

        output.WriteLine("{0}", "short");

        Assert.Equal(65, lines.Written.Count);
        Assert.All(lines.Written.Take(64), line => Assert.Equal(kibibyte, line));
        Assert.Equal("(PerfTest: the output of a load test ends after 64 KiB.)", lines.Written[64]);
    }

    [Fact]
    public void Only_the_output_helper_among_the_constructors_arguments_is_wrapped()
    {
        object[] arguments = ["fixture", new Lines()];

        var wrapped = CappedOutput.In(arguments);

        Assert.Same(arguments[0], wrapped[0]);
        Assert.IsType<CappedOutput>(wrapped[1]);
        Assert.IsType<Lines>(arguments[1]);
    }

    private sealed class Lines : ITestOutputHelper
    {
        public List<string> Written { get; } = [];

        public void WriteLine(string message) => Written.Add(message);

        public void WriteLine(string format, params object[] args) => Written.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
