using Microsoft.Net.Http.Headers;

namespace Soundcore.Backend.Auth;

public static class AuthEndpoints
{
    private const string Scheme = "Bearer ";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sessions", (Credentials credentials, Sessions sessions) => sessions.LogIn(credentials) is { } session ? Results.Ok(session) : Results.Unauthorized());
        routes.MapGet("/me", (HttpRequest request, Sessions sessions) =>
        {
            string header = request.Headers[HeaderNames.Authorization].ToString();
            string? token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
            return sessions.UserOf(token) is { } user ? Results.Ok(user) : Results.Unauthorized();
        });
    }
}
