using HotDash.ResultLog;
using Npgsql;

// Writes the summary of a load test into a database, so that next year's can be compared with it:
//   DATABASE_URL="Host=localhost;Database=hotdash;Username=hotdash" dotnet run --project HotDash.ResultLog -- load-test-results.json
if (args is not [var path] || Environment.GetEnvironmentVariable("DATABASE_URL") is not { Length: > 0 } url)
{
    Console.Error.WriteLine("Write: DATABASE_URL=\"Host=…;Database=…;Username=…\" dotnet run --project HotDash.ResultLog -- load-test-results.json");
    return 2;
}

var row = LoadTestRow.Parse(await File.ReadAllTextAsync(path));
await using var database = NpgsqlDataSource.Create(url);
var isNew = await new LoadTestTable(database).AddAsync(row);
Console.WriteLine($"{row.Test}, {row.StartedAt:u}: {row.Verdict}, p95 {row.P95:0.##} ms, {row.ErrorRate:P2} failed, {row.Requests:N0} requests: {(isNew ? "logged" : "was logged before")}.");
return 0;
