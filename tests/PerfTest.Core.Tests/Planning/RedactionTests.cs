using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class RedactionTests
{
    [Theory]
    [InlineData("Authorization: Bearer abc.def-1", "Authorization: ***")]
    [InlineData("sent 'Bearer abc123' to /orders", "sent 'Bearer ***' to /orders")]
    [InlineData("header Basic dXNlcjpwYXNz refused", "header Basic *** refused")]
    [InlineData("Cookie: session=abc; theme=dark", "Cookie: ***")]
    [InlineData("Set-Cookie: id=1; HttpOnly\nnext line", "Set-Cookie: ***\nnext line")]
    [InlineData("X-Api-Key: 12345", "X-Api-Key: ***")]
    [InlineData("GET https://shop.example/a?user=7&b=2 failed", "GET https://shop.example/a?user=***&b=*** failed")]
    [InlineData("GET /orders?id=7.", "GET /orders?id=***.")]
    [InlineData("GET /orders?justatoken", "GET /orders?***")]
    [InlineData("amqp://guest:guest@mq:5672/x", "amqp://***@mq:5672/x")]
    [InlineData("https://me@shop.example/", "https://***@shop.example/")]
    [InlineData("https://me:p@ss@shop.example/", "https://***@shop.example/")]
    [InlineData("password=hunter2 was wrong", "password=*** was wrong")]
    [InlineData("{\"clientSecret\": \"a b\", \"name\": \"x\"}", "{\"clientSecret\": ***, \"name\": \"x\"}")]
    [InlineData("access_token=abc&x", "access_token=***&x")]
    [InlineData("cannot open Server=db;Database=shop;User Id=sa;Password=hunter2;", "cannot open (connection string)")]
    [InlineData("'Host=db;Username=u;Password=p' refused", "'(connection string)' refused")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc==;EndpointSuffix=core", "(connection string)")]
    [InlineData("Endpoint=sb://x.example/;SharedAccessKeyName=n;SharedAccessKey=k=", "(connection string)")]
    [InlineData("token eyJhbGciOiJIUzI1.eyJzdWIiOiIx.abc is old", "token *** is old")]
    public void Secrets_are_taken_out(string text, string clean) => Redaction.Clean(text).Should().Be(clean);

    [Theory]
    [InlineData("Expected: 3\nBut was: 4")]
    [InlineData("Connection refused (127.0.0.1:5081)")]
    [InlineData("Basic tests are missing")]
    [InlineData("Is it done? yes: a=b")]
    [InlineData("Response status code does not indicate success: 404 (Not Found).")]
    [InlineData("The target's certificate is not valid (CN=localhost): RemoteCertificateNameMismatch.")]
    [InlineData("at Shop.Tests.Load.Body(VirtualUser vu) in /src/Load.cs:line 17")]
    [InlineData("x = 1; y = 2; z = 3")]
    [InlineData("Expected Customer?.Name to be null")]
    public void Other_text_stays(string text) => Redaction.Clean(text).Should().BeSameAs(text).And.Be(text);
}
