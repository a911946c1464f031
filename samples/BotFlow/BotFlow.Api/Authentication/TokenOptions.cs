using Microsoft.AspNetCore.Authentication;

namespace BotFlow.Api.Authentication;

public sealed class TokenOptions : AuthenticationSchemeOptions
{
    /// <summary>The token that the dashboard gives out.</summary>
    public string Token { get; set; } = "";
}
