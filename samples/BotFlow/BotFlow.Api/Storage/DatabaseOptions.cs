namespace BotFlow.Api.Storage;

public sealed class DatabaseOptions
{
    /// <summary>Connections in the pool: queries that run at the same time. Others wait for one.</summary>
    public int Connections { get; set; } = 100;
}
