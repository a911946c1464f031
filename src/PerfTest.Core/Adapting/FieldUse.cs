using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace PerfTest.Adapting;

/// <summary>
/// Which fields methods use, in themselves and in what they call of their own assembly: lambdas, properties, helpers, the state machines of async methods. Calls through
/// interfaces and overridden methods are not followed, so that a field may be missing, and none is there wrongly.
/// </summary>
internal sealed class FieldUse
{
    private static readonly OpCode[] OneByte = new OpCode[256];
    private static readonly OpCode[] TwoBytes = new OpCode[256];

    private readonly Assembly _assembly;
    private readonly HashSet<(Module, int)> _methods = [];
    private readonly HashSet<(Module, int)> _fields = [];
    private readonly Queue<MethodBase> _toRead = new();

    static FieldUse()
    {
        foreach (OpCode code in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!))
        {
            (code.Size == 1 ? OneByte : TwoBytes)[code.Value & 0xFF] = code;
        }
    }

    private FieldUse(Assembly assembly) => _assembly = assembly;

    /// <param name="methods">Where reading begins.</param>
    /// <param name="assembly">Whose methods are read.</param>
    public static FieldUse Of(IEnumerable<MethodBase> methods, Assembly assembly)
    {
        var use = new FieldUse(assembly);
        foreach (MethodBase method in methods)
        {
            use.Meet(method);
        }

        while (use._toRead.TryDequeue(out MethodBase? method))
        {
            use.Read(method);
        }

        return use;
    }

    public bool Contains(FieldInfo field) => _fields.Contains((field.Module, field.MetadataToken));

    private void Meet(MethodBase method)
    {
        if (method.Module.Assembly == _assembly && _methods.Add((method.Module, method.MetadataToken)))
        {
            _toRead.Enqueue(method);
        }
    }

    private void Read(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine
            && machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } moveNext)
        {
            Meet(moveNext);
        }

        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return;
        }

        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < code.Length;)
        {
            OpCode operation = code[at] == 0xFE ? TwoBytes[code[at + 1]] : OneByte[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok)
            {
                Meet(Resolve(method.Module, BitConverter.ToInt32(code, at), ofType, ofMethod));
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>Null for what cannot be loaded, such as a type of an assembly that is not there: nothing is known of it.</summary>
    private static MemberInfo? Resolve(Module module, int token, Type[]? ofType, Type[]? ofMethod)
    {
        try
        {
            return module.ResolveMember(token, ofType, ofMethod);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException or MissingMemberException or ArgumentException)
        {
            return null;
        }
    }

    private void Meet(MemberInfo? member)
    {
        switch (member)
        {
            case FieldInfo field:
                _fields.Add((field.Module, field.MetadataToken));
                break;
            case MethodBase called:
                Meet(called);
                break;
        }
    }
}
