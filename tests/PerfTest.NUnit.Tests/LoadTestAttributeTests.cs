using System.Reflection;

namespace PerfTest.Adapters.Tests;

public sealed class LoadTestAttributeTests
{
    [Fact]
    public void It_has_the_execution_settings_of_every_workload_attribute()
    {
        static string[] Properties(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(property => $"{property.PropertyType} {property.Name}")
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal([.. Properties(typeof(WorkloadAttribute)), "System.Boolean InstancePerVu"], Properties(typeof(LoadTestAttribute)).OrderBy(property => property.StartsWith("System.Boolean", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_property_writes_the_setting_of_its_name_and_nothing_else()
    {
        foreach (var property in typeof(WorkloadAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            var attribute = new LoadTestAttribute();
            var own = typeof(LoadTestAttribute).GetProperty(property.Name)!;
            object value = own.PropertyType == typeof(string) ? "7" : own.PropertyType.IsEnum ? Enum.ToObject(own.PropertyType, 1) : Convert.ChangeType(7, own.PropertyType, null);

            own.SetValue(attribute, value);

            Assert.Equal(value, own.GetValue(attribute));
            Assert.Equal([property.Name], attribute.Settings.GetType().GetProperties().Where(setting => setting.GetValue(attribute.Settings) is not null).Select(setting => setting.Name));
        }
    }

    [Fact]
    public void What_is_not_written_is_not_set() =>
        Assert.All(typeof(Planning.WorkloadSettings).GetProperties(), setting => Assert.Null(setting.GetValue(new LoadTestAttribute().Settings)));
}
