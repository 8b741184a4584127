using System.Globalization;
using System.Text;
using QRCoder;

namespace Dashboard.Web.Security;

/// <summary>A text as a QR code.</summary>
/// <param name="Size">Squares on a side, the empty border included.</param>
/// <param name="Path">The dark squares as an SVG path.</param>
internal sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < data.ModuleMatrix[row].Count; column++)
            {
                if (data.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return new QrCode(data.ModuleMatrix.Count, path.ToString());
    }
}
