//! Serves target/site on this machine, with the headers that we recommend to portals.

use crate::{Outcome, build, target};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const PORT: u16 = 8017;
const THREADS: usize = 64;
const HEADERS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'\r\n\
Cross-Origin-Opener-Policy: same-origin\r\n\
Cross-Origin-Resource-Policy: same-origin\r\n\
Referrer-Policy: no-referrer\r\n\
X-Content-Type-Options: nosniff\r\n\
Cache-Control: no-cache\r\n";

/// Builds, then serves until it is stopped. Without a wish it takes 8017 or, where that is taken, any free port.
pub(crate) fn serve(port: Option<u16>) -> Outcome {
    build::make()?;
    let listener = match port {
        Some(port) => TcpListener::bind(("127.0.0.1", port)),
        None => {
            TcpListener::bind(("127.0.0.1", PORT)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))
        }
    }
    .map_err(|error| format!("no port: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}/");
    listen(&listener, &target("site"));
    Ok(())
}

/// Serves a folder on a free port as long as this program runs.
pub(crate) fn background(site: &Path) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let site = site.to_owned();
    std::thread::spawn(move || listen(&listener, &site));
    Ok(address)
}

fn listen(listener: &TcpListener, site: &Path) {
    let busy = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        if busy.fetch_add(1, Ordering::SeqCst) >= THREADS {
            busy.fetch_sub(1, Ordering::SeqCst);
            continue; // Dropping the stream closes it: the browser asks again.
        }
        let (busy, site) = (Arc::clone(&busy), site.to_owned());
        std::thread::spawn(move || {
            // A visitor who leaves early is no fault of ours.
            let _ = answer(stream, &site);
            busy.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// Answers one request and closes.
fn answer(mut stream: TcpStream, site: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(16_384)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (status, kind, body) = if !matches!(method, "GET" | "HEAD") {
        ("405 Method Not Allowed", "text/plain", Vec::new())
    } else {
        match find(site, path).and_then(|file| Some((kind(&file), fs::read(file).ok()?))) {
            Some((kind, body)) => ("200 OK", kind, body),
            None => (
                "404 Not Found",
                "text/plain; charset=utf-8",
                b"404\n".to_vec(),
            ),
        }
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n{HEADERS}\r\n"
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a path of the site names: plain names below the site only, no step up, no hidden file.
fn find(site: &Path, path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = site.to_owned();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if name.starts_with('.') || !name.chars().all(plain) {
            return None;
        }
        file.push(name);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let inside = file.canonicalize().ok()?;
    inside
        .starts_with(site.canonicalize().ok()?)
        .then_some(inside)
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
