using FsCheck;
using FsCheck.Fluent;

namespace PerfTest.Core.Tests.Planning;

/// <summary>How laws of this room are tried: on a fixed seed, so that a failure is the same everywhere.</summary>
internal static class Law
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20260101, 1);

    public static void Holds<T>(Gen<T> inputs, Func<T, bool> law) => Prop.ForAll(inputs.ToArbitrary(), law).Check(Config);

    /// <summary>Numbers of all sizes from <paramref name="least"/> to <paramref name="most"/>, both included, small ones as often as large ones.</summary>
    public static Gen<long> Longs(long least, long most) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from shift in Gen.Choose(0, 61)
        select least + (long)((UInt128)(((long)high << 31 | (long)low) >> shift) % ((UInt128)(most - least) + 1));

    /// <summary>Strings of any characters, and strings made of the characters that the grammar knows.</summary>
    public static Gen<string> Strings(string characters)
    {
        Gen<string> grammatical = Gen.Elements(characters.ToCharArray()).ArrayOf().Select(letters => new string(letters));
        Gen<string> arbitrary = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        return Gen.OneOf(grammatical, arbitrary);
    }
}
