using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PerfTest.Adapting;

/// <summary>
/// Turns a user's method into a delegate, compiled once per load test: a call costs a call, without reflection and without an allocation of ours. What the
/// method may not be is said in sentences, all of them at once.
/// </summary>
internal static class MethodBinder
{
    /// <summary>A method that iterations run.</summary>
    /// <param name="method">The user's method; public or not, static or not.</param>
    /// <param name="role"><see cref="MethodRole.Body"/> or <see cref="MethodRole.Scenario"/>.</param>
    /// <param name="row">The values of the data row, empty where there is none.</param>
    /// <param name="mistakes">Where the sentences go.</param>
    /// <returns>Null if there was a mistake.</returns>
    public static BoundBody? BindBody(MethodInfo method, MethodRole role, IReadOnlyList<object?> row, ICollection<string> mistakes)
    {
        var vu = Expression.Parameter(typeof(VirtualUser), "vu");
        var call = BindCall(method, role, row, mistakes, type =>
            type == typeof(VirtualUser) ? vu :
            type == typeof(CancellationToken) ? Expression.Property(vu, nameof(VirtualUser.CancellationToken)) :
            null);
        return call is null ? null : new BoundBody(method, call.Compile<IterationBody>(vu), IsBlocking: method.ReturnType == typeof(void));
    }

    /// <summary>The method that looks at the result after the run.</summary>
    public static JudgingBody? BindJudge(MethodInfo method, IReadOnlyList<object?> row, ICollection<string> mistakes)
    {
        var result = Expression.Parameter(typeof(LoadResult), "result");
        var call = BindCall(method, MethodRole.Judge, row, mistakes, type => type == typeof(LoadResult) ? result : null);
        return call?.Compile<JudgingBody>(result);
    }

    private static MethodCall? BindCall(
        MethodInfo method, MethodRole role, IReadOnlyList<object?> row, ICollection<string> mistakes, Func<Type, Expression?> inject)
    {
        var before = mistakes.Count;
        CheckReturn(method, role, mistakes);
        if (method.IsGenericMethod)
        {
            mistakes.Add($"Method '{CSharpNames.Of(method)}' is generic. {Subject(role)} has no type parameters: write one method per type.");
            return null;
        }

        var arguments = BindArguments(method, role, row, mistakes, inject);
        return mistakes.Count == before ? new MethodCall(method, arguments) : null;
    }

    private static void CheckReturn(MethodInfo method, MethodRole role, ICollection<string> mistakes)
    {
        var returned = method.ReturnType;
        var allowed = role == MethodRole.Scenario ? "Task or ValueTask" : "Task, ValueTask or void";
        if (returned == typeof(void))
        {
            if (method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
            {
                mistakes.Add($"Method '{CSharpNames.Of(method)}' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.");
            }
            else if (role == MethodRole.Scenario)
            {
                mistakes.Add($"Method '{CSharpNames.Of(method)}' returns void. {Subject(role)} returns {allowed}; void is for the method that judges the result.");
            }
        }
        else if (returned != typeof(Task) && returned != typeof(ValueTask))
        {
            mistakes.Add($"Method '{CSharpNames.Of(method)}' returns {CSharpNames.Of(returned)}, a return value that nobody looks at. {Subject(role)} returns {allowed}.");
        }
    }

    private static List<Expression> BindArguments(
        MethodInfo method, MethodRole role, IReadOnlyList<object?> row, ICollection<string> mistakes, Func<Type, Expression?> inject)
    {
        var parameters = method.GetParameters();
        var arguments = new List<Expression>(parameters.Length);
        var name = CSharpNames.Of(method);
        var firstInjected = Array.FindIndex(parameters, parameter => inject(parameter.ParameterType) is not null);
        var misplaced = row.Count == 0 || firstInjected < 0 ? [] : parameters.Skip(firstInjected).Where(parameter => inject(parameter.ParameterType) is null).ToArray();
        if (misplaced.Length > 0)
        {
            mistakes.Add($"Parameter '{misplaced[0].Name}' of method '{name}' stands behind '{parameters[firstInjected].Name}'. {Takes(role)}");
            return arguments;
        }

        // A scenario's method that has no place for the row's values does not have to take them.
        var takesRow = role != MethodRole.Scenario || parameters.Any(parameter => inject(parameter.ParameterType) is null);
        if (takesRow && row.Count > parameters.Length)
        {
            mistakes.Add($"The data row ({string.Join(", ", row.Select(CSharpNames.OfValue))}) has {row.Count} values, but method '{name}' has {Counted(parameters.Length, "parameter")}.");
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var type = parameter.ParameterType;
            if (inject(type) is { } injected)
            {
                // Frameworks fill optional parameters that the row leaves out with their default, null.
                if (takesRow && i < row.Count && row[i] is { } intruder)
                {
                    mistakes.Add($"The data row's value {CSharpNames.OfValue(intruder)} stands at parameter '{parameter.Name}' of method '{name}', which PerfTest fills with the {CSharpNames.Of(type)}. {Takes(role)}");
                }

                arguments.Add(injected);
            }
            else if (type.IsByRef || type.IsPointer || type.IsByRefLike)
            {
                mistakes.Add($"Parameter '{parameter.Name}' of method '{name}' is {ByReference(parameter)}, which cannot be filled. {Takes(role)}");
            }
            else if (row.Count == 0)
            {
                mistakes.Add($"Parameter '{parameter.Name}' of method '{name}' is of type {CSharpNames.Of(type)}, and there is no data row to fill it. {Takes(role)}{Hint(role, type)}");
            }
            else if (i >= row.Count)
            {
                if (parameter.HasDefaultValue)
                {
                    arguments.Add(parameter.DefaultValue is { } value ? Expression.Constant(value, type) : Expression.Default(type));
                }
                else
                {
                    mistakes.Add($"Parameter '{parameter.Name}' of method '{name}' is of type {CSharpNames.Of(type)}, but the data row has only {Counted(row.Count, "value")}. {Takes(role)}{Hint(role, type)}");
                }
            }
            else if (RowValue.TryFit(row[i], type, out var fitted))
            {
                arguments.Add(Expression.Constant(fitted, type));
            }
            else
            {
                var given = row[i]?.GetType() is { } rowType ? $" of type {CSharpNames.Of(rowType)}" : "";
                mistakes.Add($"The data row's value {CSharpNames.OfValue(row[i])}{given} does not fit parameter '{parameter.Name}' of method '{name}', which is of type {CSharpNames.Of(type)}.");
            }
        }

        return arguments;
    }

    private static string Subject(MethodRole role) => role switch
    {
        MethodRole.Body => "A load test's method",
        MethodRole.Scenario => "A scenario's method",
        _ => "A method with [Scenario]s",
    };

    private static string Takes(MethodRole role) =>
        $"{Subject(role)} takes the values of its data row first, then {(role == MethodRole.Judge ? "a LoadResult or nothing" : "VirtualUser and CancellationToken")}.";

    private static string Hint(MethodRole role, Type type) => role switch
    {
        MethodRole.Judge when type == typeof(VirtualUser) || type == typeof(CancellationToken) => " It runs once, after the load: no virtual user runs it.",
        MethodRole.Judge => "",
        _ when type == typeof(LoadResult) => " A LoadResult is for the method that judges several [Scenario]s after the run.",
        _ => "",
    };

    private static string ByReference(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? $"passed by {(parameter.IsOut ? "out" : parameter.IsIn ? "in" : "ref")}" : $"of type {CSharpNames.Of(parameter.ParameterType)}";

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>A method with all its arguments, ready to be compiled.</summary>
    private sealed record MethodCall(MethodInfo Method, IReadOnlyList<Expression> Arguments)
    {
        private static readonly MethodInfo FromTaskMethod = typeof(MethodCall).GetMethod(nameof(FromTask), BindingFlags.NonPublic | BindingFlags.Static)!;

        public TDelegate Compile<TDelegate>(ParameterExpression first)
        {
            var instance = Expression.Parameter(typeof(object), "instance");
            var call = Expression.Call(Method.IsStatic ? null : Expression.Convert(instance, Method.DeclaringType!), Method, Arguments);
            Expression body =
                Method.ReturnType == typeof(ValueTask) ? call :
                Method.ReturnType == typeof(Task) ? Expression.Call(FromTaskMethod, call, Expression.Constant(CSharpNames.Of(Method))) :
                Expression.Block(call, Expression.Default(typeof(ValueTask)));
            return Expression.Lambda<TDelegate>(body, first, instance).Compile();
        }

        private static ValueTask FromTask(Task? task, string method) =>
            task is null ? throw new InvalidOperationException($"Method '{method}' returned null instead of a Task.") : new ValueTask(task);
    }
}
