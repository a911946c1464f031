using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>Finds the tests of a method under <c>[LoadTest]</c>: one per profile; none where other attributes make tests of data rows.</summary>
/// <remarks>
/// Built by hand and not by NUnit's own builder, which refuses methods with parameters and no arguments: what the method may be is said by PerfTest when the test
/// runs, all mistakes at once.
/// </remarks>
internal static class LoadTestBuilder
{
    public static IEnumerable<TestMethod> Build(IMethodInfo method, Test? suite)
    {
        ExclusiveTest.ApplyToFixture(suite);
        if (!HasRows(method))
        {
            return ProfileNames.Of(method.MethodInfo).Select(profile => Create(method, suite, profile));
        }

        return ParameterWithoutValues(method) is { } parameter
            ? [Create(method, suite, profile: null, WithoutValues(method.MethodInfo, parameter))]
            : [];
    }

    /// <summary>Whether other attributes build tests of data rows.</summary>
    public static bool HasRows(IMethodInfo method) => method.GetCustomAttributes<ITestBuilder>(inherit: true).Any(builder => builder is not LoadTestAttribute) || HasValues(method);

    private static bool HasValues(IMethodInfo method) => method.GetParameters().Any(parameter => parameter.IsDefined<IParameterDataSource>(inherit: false));

    private static LoadTestMethod Create(IMethodInfo method, Test? suite, string? profile, params string[] mistakes)
    {
        var test = new LoadTestMethod(method, suite, profile) { Seed = Randomizer.CreateRandomizer().Next(), Mistakes = mistakes };
        test.Name = ProfileNames.With(method.Name, profile);
        test.FullName = $"{suite?.FullName ?? method.TypeInfo.FullName}.{test.Name}";
        if (profile is not null)
        {
            test.Properties.Add(ProfileNames.Trait, profile);
        }

        test.ApplyAttributesToTest(method.MethodInfo);

        // Once more, behind whatever other attributes have said.
        ExclusiveTest.ApplyToTest(test);
        return test;
    }

    /// <summary>NUnit combines the values of all parameters but a last <see cref="CancellationToken"/>: one without values leaves no test at all, and nobody would notice.</summary>
    private static ParameterInfo? ParameterWithoutValues(IMethodInfo method)
    {
        if (!HasValues(method) || method.IsDefined<TheoryAttribute>(inherit: true))
        {
            return null;
        }

        var parameters = method.GetParameters();
        var combined = parameters[^1].ParameterType == typeof(CancellationToken) ? parameters[..^1] : parameters;
        return combined.FirstOrDefault(parameter => !parameter.IsDefined<IParameterDataSource>(inherit: false))?.ParameterInfo;
    }

    private static string WithoutValues(MethodInfo method, ParameterInfo parameter) =>
        $"Parameter '{parameter.Name}' of method '{CSharpNames.Of(method)}' has no values, and other parameters have: NUnit then makes no tests. "
        + (parameter.ParameterType == typeof(VirtualUser) ? "Use VirtualUser.Current instead of the parameter, or [TestCase] instead of [Values]." : "Give it [Values] too.");
}
