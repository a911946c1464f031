using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace PerfTest.Reporting;

/// <summary>A line of a stack trace for a method that is not on the stack.</summary>
internal static class MethodFrame
{
    /// <summary><c>   at Namespace.Class.Method(String word) in file:line N</c>, as .NET writes it; without the place if there are no symbols.</summary>
    public static string Of(MethodInfo method)
    {
        var type = method.DeclaringType is { } declaring ? (declaring.FullName ?? declaring.Name).Replace('+', '.') + "." : "";
        var parameters = string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));
        var place = FindSource(method) is var (file, line) ? $" in {file}:line {line}" : "";
        return $"   at {type}{method.Name}({parameters}){place}";
    }

    /// <summary>Where the method's code begins, from the portable PDB beside or within its assembly; null without one.</summary>
    public static (string File, int Line)? FindSource(MethodInfo method)
    {
        var body = WithCode(method);
        var assembly = body.Module.Assembly.Location;
        if (!File.Exists(assembly))
        {
            return null;
        }

        try
        {
            using var image = new PEReader(File.OpenRead(assembly));
            if (!image.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _))
            {
                return null;
            }

            using (provider)
            {
                var symbols = provider!.GetMetadataReader();
                var handle = ((MethodDefinitionHandle)MetadataTokens.Handle(body.MetadataToken)).ToDebugInformationHandle();
                foreach (var point in symbols.GetMethodDebugInformation(handle).GetSequencePoints())
                {
                    if (!point.IsHidden)
                    {
                        return (symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine);
                    }
                }

                return null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // A failure's message must not get lost over symbols that cannot be read.
            return null;
        }
    }

    /// <summary>What an async method or an iterator does stands in its state machine.</summary>
    private static MethodInfo WithCode(MethodInfo method) =>
        method.GetCustomAttribute<StateMachineAttribute>(inherit: false)?.StateMachineType
            .GetMethod("MoveNext", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) ?? method;
}
