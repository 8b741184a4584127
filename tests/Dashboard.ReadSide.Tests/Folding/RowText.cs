using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>A row as text: the same text for the same values.</summary>
internal static class RowText
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ByValue() } };

    public static string Of(object row) => $"{row.GetType().Name} {JsonSerializer.Serialize(row, row.GetType(), Options)}";

    /// <summary>10 and 10.00 are one amount.</summary>
    private sealed class ByValue : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
