namespace PerfTest.Planning;

/// <summary>What is written behind a key of <c>perftest.json</c>.</summary>
internal enum SettingShape
{
    /// <summary>A number without fraction and exponent.</summary>
    WholeNumber,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>true, false or a whole number.</summary>
    SwitchOrWholeNumber,

    /// <summary>true, false or a string.</summary>
    SwitchOrText,

    /// <summary>A string, or an array of strings.</summary>
    TextOrTexts,

    /// <summary>An array of strings.</summary>
    Texts,

    /// <summary>An array of strings, or of objects that say more.</summary>
    Thresholds,

    /// <summary>A string, or an object of strings.</summary>
    Tags,

    /// <summary>An object of sections.</summary>
    Tests,
}
