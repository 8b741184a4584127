using System.Reflection;
using System.Runtime.CompilerServices;

namespace Dashboard.Domain.Tests.Log;

/// <summary>Makes values of any shape with every property set to something that is not its default.</summary>
internal static class Filled
{
    public static object Instance(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(type) is { } simple)
        {
            return simple;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var element = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(element, 2);
            list.SetValue(Instance(element), 0);
            list.SetValue(Instance(element), 1);
            return list;
        }

        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var made = constructor is null
            ? RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Instance(parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            property.SetValue(made, Instance(property.PropertyType));
        }

        return made;
    }

    private static object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => $"text “ü” {Guid.NewGuid():n}",
        _ when type == typeof(Guid) => Guid.CreateVersion7(),
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => Random.Shared.Next(1, int.MaxValue),
        _ when type == typeof(long) => Random.Shared.NextInt64(1, long.MaxValue),
        _ when type == typeof(decimal) => Random.Shared.Next(1, int.MaxValue) / 10_000m,
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(Random.Shared.Next()),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 1).AddDays(Random.Shared.Next(1, 1_000)),
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
        _ => null,
    };
}
