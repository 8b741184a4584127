using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Dashboard.WriteSide.Import;

/// <summary>One line of a file, as it stands there.</summary>
/// <param name="Number">Its number in the file, from 1, the header and empty lines counted; where it begins, when a quoted field breaks it.</param>
/// <param name="Fields">Its fields, without quotes; where it is not UTF-8, read as Latin-1, so that no byte of it is lost.</param>
/// <param name="QuotesAreBroken">Whether a quote is not closed, or text follows a closed one.</param>
/// <param name="IsUtf8">Whether it is UTF-8, as the whole file should be: other bytes would be letters that nobody wrote.</param>
internal sealed record FileLine(int Number, string[] Fields, bool QuotesAreBroken, bool IsUtf8);

/// <summary>A CSV file in UTF-8, read as a stream: with or without a byte order mark, any line ends, quotes as in RFC 4180.</summary>
internal sealed class ImportFile : IDisposable
{
    /// <summary>Longest line that is read, in bytes; more means that a quote was never closed.</summary>
    private const int MaxLine = 64 * 1024;

    private readonly CsvReader _csv;
    private readonly bool _breaksInQuotes;
    private CsvMalformedReason? _malformed;

    private ImportFile(FileStream stream, bool breaksInQuotes)
    {
        Length = stream.Length;
        _breaksInQuotes = breaksInQuotes;
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            AllowLineBreaksInQuotes = breaksInQuotes,
            MaxRecordSize = MaxLine,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => _malformed ??= record.Reason,
        });
    }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position => _csv.ByteOffset;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a file and reads its first line.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="breaksInQuotes">Whether a quoted field may go over several lines.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadImportFileException">It is not there, may not be read, or is empty.</exception>
    public static async Task<ImportFile> OpenAsync(string path, bool breaksInQuotes, CancellationToken cancellationToken)
    {
        ImportFile? file = null;
        try
        {
            file = new ImportFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true), breaksInQuotes);
            await file._csv.ReadHeaderAsync(cancellationToken);
            file.Header = [.. file._csv.Headers];
            return file.Header.Count == 0 ? throw new BadImportFileException($"The file {path} is empty.") : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadImportFileException(Directory.Exists(path) ? $"{path} is a directory, not a file." : $"The file {path} cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException)
        {
            file?.Dispose();
            throw new BadImportFileException($"The file {path} does not begin with the names of its columns.", e);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>Nothing at the end.</returns>
    /// <exception cref="UnclosedQuoteException">A quote swallows lines after its own: the file must be read without breaks in quotes.</exception>
    public async ValueTask<FileLine?> NextAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            if (!await _csv.ReadAsync(cancellationToken))
            {
                return null;
            }
        }
        catch (CsvFormatException e) when (_breaksInQuotes)
        {
            throw new UnclosedQuoteException(e);
        }
        catch (CsvFormatException e)
        {
            throw new BadImportFileException($"The file has a line of more than {MaxLine / 1024} KB, at line {e.LineNumber}.", e);
        }

        var isBroken = _malformed is not (null or CsvMalformedReason.StrayQuote);
        if (isBroken && _breaksInQuotes && _csv.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
        {
            throw new UnclosedQuoteException();
        }

        var isUtf8 = Utf8.IsValid(_csv.RawRecord);
        var fields = new string[_csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = isUtf8 ? _csv.GetString(i) : Encoding.Latin1.GetString(_csv.GetSpan(i));
        }

        return new FileLine((int)_csv.LineNumber, fields, isBroken, isUtf8);
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();
}

/// <summary>A quote that is never closed runs over lines that have nothing to do with it.</summary>
internal sealed class UnclosedQuoteException(Exception? inner = null) : Exception("A quote is not closed on its line.", inner);
