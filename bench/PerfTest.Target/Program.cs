using PerfTest.Bench;

// What is loaded: plain Kestrel on a free port of loopback, or the same in memory under a WebApplicationFactory. Ends when its standard input does, so that it
// never outlives who started it.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
foreach (var answer in Answer.All)
{
    app.MapGet(answer.Path, answer.WriteAsync);
}

using var delays = new Delays();
app.MapGet("/delays", delays.ReportAsync);

await app.StartAsync();
if (args.Contains("--until-stdin-ends"))
{
    Console.WriteLine($"listening on {app.Urls.First()}");
    await Console.In.ReadToEndAsync();
    await app.StopAsync();
}
else
{
    await app.WaitForShutdownAsync();
}
