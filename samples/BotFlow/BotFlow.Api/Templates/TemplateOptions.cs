namespace BotFlow.Api.Templates;

public sealed class TemplateOptions
{
    /// <summary>How long a list of templates is served from the cache.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The Redis that is the cache: <c>localhost:6379</c>. Empty: the cache is in memory.</summary>
    public string Redis { get; set; } = "";
}
