using System.Collections.Immutable;
using System.Reflection;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>How profiles show in the names and traits of tests.</summary>
internal static class ProfileNames
{
    /// <summary>The trait by which a profile is selected: <c>--filter Profile=smoke</c>.</summary>
    public const string Trait = "Profile";

    /// <summary><c>Shop.Find [smoke]</c>.</summary>
    public static string With(string name, string? profile) => profile is null ? name : $"{name} [{profile}]";

    /// <summary>
    /// The profiles of a method: each is a test. Null, once, where there are none. A name that is given twice is one test, which says so when it runs. Where
    /// <c>PERFTEST_PROFILE</c> or the settings file names one of them, the others are no tests.
    /// </summary>
    public static IEnumerable<string?> Of(MethodInfo method) =>
        method.GetCustomAttributes<ProfileAttribute>().Select(profile => profile.Name).ToArray() is { Length: > 0 } names ? Chosen(names, ChosenFor(method)) : [null];

    private static string? ChosenFor(MethodInfo method)
    {
        Type? type = method.ReflectedType ?? method.DeclaringType;
        ImmutableArray<SettingFileSection> sections = SettingFiles.OfProcess(type?.Assembly).For(TestNames.Of(method, type));
        return PerfTestEnvironment.FromProcess().Over(sections.SelectMany(section => section.RunSettings)).Profile;
    }

    /// <param name="names">The profiles of a method, in declaration order.</param>
    /// <param name="chosen">The one that somebody wants, or null.</param>
    public static IEnumerable<string?> Chosen(IReadOnlyList<string> names, string? chosen) =>
        chosen?.Trim() is { Length: > 0 } one && names.Contains(one) ? [one] : names.Distinct(StringComparer.Ordinal).DefaultIfEmpty(null);
}
