using System.Globalization;
using PerfTest.Bench;

// PerfTest.Compare.Client perftest|bare URL VUS WARMUP DURATION, the last two in seconds. Says what it measured in one line of JSON.
if (args is not [var kind, var url, var vus, var warmup, var duration])
{
    await Console.Error.WriteLineAsync("perftest|bare URL VUS WARMUP DURATION");
    return 2;
}

var address = new Uri(url);
int users = int.Parse(vus, CultureInfo.InvariantCulture);
TimeSpan before = Seconds(warmup);
TimeSpan length = Seconds(duration);
Console.WriteLine(kind == "bare" ? await BareRun.RunAsync(address, users, before, length) : await LoadTestRun.RunAsync(address, users, before, length));
return 0;

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
