using Npgsql;
using NpgsqlTypes;

namespace HotDash.ResultLog;

/// <summary>The table <c>load_test_results</c>; it is made where it is missing.</summary>
public sealed class LoadTestTable(NpgsqlDataSource database)
{
    private const string Create = """
        create table if not exists load_test_results (
            id bigint generated always as identity primary key,
            test text not null,
            verdict text not null,
            started_at timestamptz not null,
            duration interval not null,
            requests bigint not null,
            request_rate double precision not null,
            p95_ms double precision not null,
            error_rate double precision not null,
            summary jsonb not null,
            unique (test, started_at))
        """;

    private const string Insert = """
        insert into load_test_results (test, verdict, started_at, duration, requests, request_rate, p95_ms, error_rate, summary)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (test, started_at) do nothing
        """;

    /// <returns>False if this run is in the table already.</returns>
    public async Task<bool> AddAsync(LoadTestRow row)
    {
        await using (var create = database.CreateCommand(Create))
            await create.ExecuteNonQueryAsync();

        await using var insert = database.CreateCommand(Insert);
        insert.Parameters.Add(new() { Value = row.Test });
        insert.Parameters.Add(new() { Value = row.Verdict });
        insert.Parameters.Add(new() { Value = row.StartedAt.ToUniversalTime() });
        insert.Parameters.Add(new() { Value = row.Duration });
        insert.Parameters.Add(new() { Value = row.Requests });
        insert.Parameters.Add(new() { Value = row.RequestRate });
        insert.Parameters.Add(new() { Value = row.P95 });
        insert.Parameters.Add(new() { Value = row.ErrorRate });
        insert.Parameters.Add(new() { Value = row.Summary, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await insert.ExecuteNonQueryAsync() == 1;
    }
}
