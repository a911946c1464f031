namespace BotFlow.Api.Authentication;

public static class TokenAuthenticationExtensions
{
    private const string SchemeName = "Token";

    public static void AddTokenAuthentication(this IServiceCollection services, IConfigurationSection configuration)
    {
        services.AddAuthentication(SchemeName).AddScheme<TokenOptions, TokenAuthentication>(SchemeName, configuration.Bind);
        services.AddAuthorization();
    }
}
