using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Also a row that does not fit: xUnit leaves it to us.</summary>
public abstract class BadMethodTests(CaseSuite suite) : CommonBadMethodTests(suite)
{
    [Theory]
    [InlineData(
        "Wrong_type(number: \"chair\")",
        "The data row's value \"chair\" of type string does not fit parameter 'number' of method 'BadMethods.Wrong_type', which is of type int.")]
    [InlineData(
        "Wrong_order(vu: \"chair\", word: ???)",
        "Parameter 'word' of method 'BadMethods.Wrong_order' stands behind 'vu'. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    public void A_row_that_does_not_fit_is_refused_with_a_sentence(string name, string sentence) => It_is_refused_with_a_sentence(name, sentence);
}
