using Soundcore.Backend.Analytics;
using Soundcore.Backend.Auth;
using Soundcore.Backend.Content;
using Soundcore.Backend.Knowledge;
using Soundcore.Backend.Support;

namespace Soundcore.Backend;

/// <summary>One of the five services: what it needs, and what it serves below <c>/api/{name}</c>.</summary>
public sealed record BackendService(string Name, Action<IServiceCollection> AddTo, Action<IEndpointRouteBuilder> MapTo)
{
    public static IReadOnlyList<BackendService> All { get; } =
    [
        new("knowledge", services => services.AddSingleton<KnowledgeBase>(), KnowledgeEndpoints.Map),
        new("content", services => services.AddSingleton<TemplateLibrary>(), ContentEndpoints.Map),
        new("support", services => services.AddSingleton<TicketDesk>(), SupportEndpoints.Map),
        new("analytics", services => services.AddSingleton<AnalyticsFigures>(), AnalyticsEndpoints.Map),
        new("auth", services => services.AddSingleton<Sessions>(), AuthEndpoints.Map),
    ];

    /// <param name="name">Which one; null: all of them.</param>
    /// <exception cref="ArgumentException">There is no such service.</exception>
    public static IReadOnlyList<BackendService> Chosen(string? name) => name is null
        ? All
        : All.Where(service => service.Name == name).ToList() is { Count: 1 } one
            ? one
            : throw new ArgumentException($"There is no service \"{name}\": there is {string.Join(", ", All.Select(service => service.Name))}.", nameof(name));
}
