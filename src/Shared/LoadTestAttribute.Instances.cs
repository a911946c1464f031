namespace PerfTest;

// What only [LoadTest] has, the same in every adapter.
public sealed partial class LoadTestAttribute
{
    /// <summary>
    /// Gives every virtual user an instance of the test class of its own, whose fields are its state. Its constructor and whatever the framework does with an instance
    /// before a test are the virtual user's set-up; they run before the load, with <see cref="VirtualUser.Current"/> set, and nothing of them is measured. What the
    /// framework does behind a test is its tear-down, after the run. Fixtures and the test's output are shared. The framework's own instance is one more; a method that
    /// judges several <c>[Scenario]</c>s runs on that. Default false: all virtual users share the framework's instance.
    /// </summary>
    public bool InstancePerVu { get; set; }
}
