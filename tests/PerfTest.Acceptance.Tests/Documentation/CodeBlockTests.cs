namespace PerfTest.Acceptance.Tests.Documentation;

public sealed class CodeBlockTests
{
    [Fact]
    public void Blocks_of_csharp_are_found_with_their_lines_and_others_are_not()
    {
        var blocks = CodeBlock.In("# Title\n\n```csharp\nvar a = 1;\n```\n```sh\ndotnet test\n```\n1. Step\n   ```cs\n   if (a)\n     b();\n   ```\n");

        Assert.Equal([new CodeBlock(4, "var a = 1;"), new CodeBlock(11, "if (a)\n  b();")], blocks);
    }

    [Fact]
    public void A_block_without_an_end_is_an_error() => Assert.Throws<FormatException>(() => CodeBlock.In("```csharp\nvar a = 1;"));

    [Theory]
    [InlineData("using PerfTest;\n\npublic class Shop\n{\n}", "", "")]
    [InlineData("[LoadTest(Vus = 1)]\npublic Task Search() => Task.CompletedTask;", "public class Members : Reader {", "}")]
    [InlineData("// Each VU has its own.\nusing var client = new HttpClient();", "public static class Statements { public static async Task RunAsync() { await Task.CompletedTask;", "} }")]
    public void Types_members_and_statements_get_what_they_need_around_them(string code, string before, string after)
    {
        var file = new CodeBlock(7, code).ToSourceFile("README.md", "Readme7").ReplaceLineEndings("\n");

        Assert.Contains($"namespace Readme7 {{\n{before}\n#line ", file, StringComparison.Ordinal);
        Assert.EndsWith($"\n#line hidden\n{after}\n}}\n", file, StringComparison.Ordinal);
        Assert.StartsWith($"#line {(code.StartsWith("using PerfTest;", StringComparison.Ordinal) ? "7 \"README.md\"\nusing PerfTest;\n" : "hidden\n")}", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_on_the_lines_of_the_markdown_file()
    {
        var file = new CodeBlock(7, "var a = 1;\nusing System.Net;\nvar b = 2;\nvar c = 3;").ToSourceFile("README.md", "A").ReplaceLineEndings("\n");

        Assert.Contains("#line 8 \"README.md\"\nusing System.Net;\n", file, StringComparison.Ordinal);
        Assert.Contains("#line 7 \"README.md\"\nvar a = 1;\n#line 9 \"README.md\"\nvar b = 2;\nvar c = 3;\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Usings_and_assembly_attributes_come_before_the_namespace()
    {
        var file = new CodeBlock(1, "using System.Net;\n[assembly: AllowLoad(\"x\")]\nusing var response = Get();").ToSourceFile("README.md", "A");

        Assert.True(file.IndexOf("using System.Net;", StringComparison.Ordinal) < file.IndexOf("[assembly:", StringComparison.Ordinal));
        Assert.True(file.IndexOf("[assembly:", StringComparison.Ordinal) < file.IndexOf("namespace A {", StringComparison.Ordinal));
        Assert.True(file.IndexOf("namespace A {", StringComparison.Ordinal) < file.IndexOf("using var response", StringComparison.Ordinal));
    }
}
