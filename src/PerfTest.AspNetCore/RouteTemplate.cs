using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PerfTest.AspNetCore;

/// <summary>
/// The name of an endpoint from its route pattern: the template as it was written, with a leading slash and without a trailing one. A conventional MVC route,
/// which many actions share, has its controller, action and area filled in: <c>/Home/Index/{id?}</c>.
/// </summary>
internal static class RouteTemplate
{
    public static string Of(RoutePattern pattern)
    {
        var isShared = pattern.Parameters.Any(parameter => RequiredValue(pattern, parameter) is not null);
        var text = isShared || pattern.RawText is null ? FromSegments(pattern) : pattern.RawText;
        return "/" + text.TrimStart('~').Trim('/');
    }

    private static string FromSegments(RoutePattern pattern)
    {
        var text = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            text.Append('/');
            foreach (var part in segment.Parts)
            {
                switch (part)
                {
                    case RoutePatternLiteralPart literal:
                        text.Append(literal.Content);
                        break;
                    case RoutePatternSeparatorPart separator:
                        text.Append(separator.Content);
                        break;
                    case RoutePatternParameterPart parameter when RequiredValue(pattern, parameter) is { } value:
                        text.Append(value);
                        break;
                    case RoutePatternParameterPart parameter:
                        text.Append('{').Append(parameter.IsCatchAll ? "*" : "").Append(parameter.Name).Append(parameter.IsOptional ? "?" : "").Append('}');
                        break;
                }
            }
        }
        return text.ToString();
    }

    private static string? RequiredValue(RoutePattern pattern, RoutePatternParameterPart parameter) =>
        pattern.RequiredValues.TryGetValue(parameter.Name, out var value) && !ReferenceEquals(value, RoutePattern.RequiredValueAny)
            && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
